/** A picture as a text shows it. */
export interface Pictured {
  address: string;
  shows: string;
}

/** What became of the pictures of a text, each in a sentence: replaced, put in, taken out, or shown with other words. */
export function pictureChanges(older: readonly Pictured[], newer: readonly Pictured[]): string[] {
  const were = withoutPairs(older, newer, same);
  const are = withoutPairs(newer, older, same);
  const reworded = paired(were, are, (a, b) => a.address === b.address);
  const replaced = paired(reworded.were, reworded.are, (a, b) => a.shows === b.shows);
  // What is left went and came in the same order: each stands for the one that went in its place.
  const exchanged = paired(replaced.were, replaced.are, () => true);
  return [
    ...reworded.pairs.map(([was, is]) => `The words for the picture “${was.shows}” are now “${is.shows}”.`),
    ...replaced.pairs.map(([{ shows }]) => `The picture “${shows}” was replaced.`),
    ...exchanged.pairs.map(([was, is]) => `The picture “${was.shows}” was replaced by “${is.shows}”.`),
    ...exchanged.are.map(({ shows }) => `The picture “${shows}” was put in.`),
    ...exchanged.were.map(({ shows }) => `The picture “${shows}” was taken out.`),
  ];
}

type Alike = (a: Pictured, b: Pictured) => boolean;

const same: Alike = (a, b) => a.address === b.address && a.shows === b.shows;

const withoutPairs = (some: readonly Pictured[], others: readonly Pictured[], alike: Alike) =>
  some.filter((one) => !others.some((other) => alike(one, other)));

function paired(were: readonly Pictured[], are: readonly Pictured[], alike: Alike) {
  const left = [...are];
  const pairs: [Pictured, Pictured][] = [];
  const alone = were.filter((was) => {
    const at = left.findIndex((is) => alike(was, is));
    const [is] = at < 0 ? [] : left.splice(at, 1);
    if (is) pairs.push([was, is]);
    return !is;
  });
  return { pairs, were: alone, are: left };
}

const WRITTEN = /!\[((?:\\.|[^\\\]])*)\]\(\/files\/[^)\s]*\)/g;

/** A text with the words of each picture of ours in its place: for comparing words, and for reading them. */
export const picturesAsWords = (body: string): string =>
  body.replace(WRITTEN, (_, shows: string) => `[Picture: ${shows.replace(/\\(.)/g, '$1')}]`);

/** The same with nothing in its place. */
export const withoutPictures = (body: string): string => body.replace(WRITTEN, '');
