import type { Page } from '../../../platform/http/index.ts';
import { touchChapter } from '../../store/chapter-reading.ts';
import { kept } from '../addresses.ts';
import { type Asked, asked, found, showOpen } from '../asked.ts';
import { aroundSections } from '../local/around.ts';
import { addressNumbered, hadNumber, numbersBefore, sectionNumbered } from '../rules/numbers.ts';
import { EVER, inForce, insteadOf, until, withdrawal } from '../rules/standing.ts';
import type { Version, Withdrawal } from '../types.ts';
import { chapterView, sectionView } from './view.ts';

export interface Opened extends Asked {
  slug: string;
  position: number;
  version: Version;
  until: Temporal.Instant | undefined;
  /** What withdrew the chapter that is shown, or will. */
  withdrawn: Withdrawal | undefined;
  /** It stands no longer now. */
  gone: boolean;
  /** What is read in its place, now. */
  instead: Version | undefined;
}

/** The chapter that an address names, as it stands at the day that is asked for. @throws HttpError 404 */
export async function openChapter(page: Page): Promise<Opened> {
  const model = await asked(page);
  const name = page.param('chapter');
  const { manual, area, at } = model;
  const chapter = found(
    manual.chapters.find(({ slug }) => slug === name),
    name,
  );
  const version = found(inForce(manual, chapter.slug, area, at), name);
  const next = until(manual, version);
  const last = inForce(manual, chapter.slug, area, EVER) ?? version;
  const over = withdrawal(manual, inForce(manual, chapter.slug, area, page.now) ?? version, page.now);
  const withdrawn = withdrawal(manual, version, at) ?? over ?? withdrawal(manual, last, EVER);
  const gone = over !== undefined;
  const instead = withdrawn ? insteadOf(manual, withdrawn, area, page.now) : undefined;
  return {
    ...{ ...model, ...chapter, version, withdrawn, gone, instead },
    until: withdrawal(manual, version, next ?? EVER)?.from ?? next,
  };
}

/** Where whoever opens a withdrawn chapter as it stands today is led; undefined where it is shown itself. */
export function ledOn({ on, gone, instead, slug, area }: Opened, part = ''): string | undefined {
  if (on || !gone || !instead) return undefined;
  return `/procedures/${instead.chapter}${part}${kept({ on, area }, { was: slug })}`;
}

/** GET /procedures/CHAPTER: the whole chapter. By its number it is led to. */
export async function showChapter(page: Page): Promise<Response> {
  const byNumber = await numbered(page);
  if (byNumber) return byNumber;
  const model = await openChapter(page);
  const led = ledOn(model);
  if (led) return page.seeOther(led);
  await noteUse(page, model.slug);
  const { manual, slug } = model;
  return showOpen(page, model, ['chapter', slug, ledFrom(page, model)?.id], () => ({
    title: model.version.title,
    main: chapterView({
      ...framed(page, model),
      ...others(model),
      next: manual.versions.find(
        (each) =>
          each.id !== model.version.id &&
          each.chapter === slug &&
          each.area === model.version.area &&
          Temporal.Instant.compare(each.from, page.now) > 0,
      ),
    }),
  }));
}

/** GET /procedures/CHAPTER/SECTION: one section, by the id that is its own for ever, or by its number on that day. */
export async function showSection(page: Page): Promise<Response> {
  const model = await openChapter(page);
  const led = ledOn(model);
  if (led) return page.seeOther(led);
  const { slug, version, manual, area, at: then } = model;
  const wanted = page.param('section');
  if (/^\d{1,3}(\.\d{1,3})?$/.test(wanted)) {
    const id = found(sectionNumbered(manual, slug, { area, wanted }, then), wanted);
    return page.seeOther(`/procedures/${slug}/${id}${kept(model)}`);
  }
  const stands = version.sections.some(({ id }) => id === wanted);
  const last = stands ? version : lastWith(model, wanted);
  const at = found(last, wanted).sections.findIndex(({ id }) => id === wanted);
  await noteUse(page, slug);
  return showOpen(page, model, ['section', slug, wanted], () => ({
    title: found(last, wanted).sections[at]?.title ?? '',
    main: sectionView({
      ...framed(page, model, wanted),
      ...(last && !stands ? { version: last, until: until(manual, last) } : {}),
      takenOut: !stands,
      at,
    }),
  }));
}

/** An area's own chapter is about that area alone. */
export const aroundOf = ({ arrangements, version, area, at, manual: { files } }: Opened) =>
  aroundSections({ arrangements, area: version.area ?? area, at, files });

/** The withdrawal of the chapter that an address names as the one that led here. */
function ledFrom(page: Page, { manual }: Opened): Withdrawal | undefined {
  const from = page.url.searchParams.get('was');
  return manual.withdrawals.findLast(({ chapter }) => chapter === from);
}

/** What stands around a chapter and around a section of it. */
function framed(page: Page, model: Opened, section?: string) {
  const { manual, area, slug, position, at } = model;
  const had = hadNumber(manual, position, at);
  const replaced = ledFrom(page, model);
  const isItsPlace = replaced && insteadOf(manual, replaced, area, page.now)?.chapter === slug;
  const titleOf = (chapter: string) => inForce(manual, chapter, null, EVER)?.title ?? chapter;
  return {
    ...model,
    around: aroundOf(model),
    numbers: numbersBefore(manual, slug, { area, ...(section ? { section } : {}) }, at),
    had: had && had.slug !== slug ? { ...had, title: titleOf(had.slug) } : undefined,
    replaced: isItsPlace ? { ...replaced, title: titleOf(replaced.chapter) } : undefined,
    signedIn: page.actor.kind === 'practitioner',
    baseUrl: page.services.config.baseUrl,
  };
}

/** A section that was taken out is still what its address means: as it stood last. */
function lastWith({ manual, slug, version, at }: Opened, id: string): Version | undefined {
  return manual.versions.findLast(
    (each) =>
      each.chapter === slug &&
      each.area === version.area &&
      Temporal.Instant.compare(each.from, at) <= 0 &&
      each.sections.some((section) => section.id === id),
  );
}

/** Areas that have a chapter of their own now, besides the one that is shown. */
function others({ manual, areas, slug, version, at }: Opened) {
  const own = areas.filter(
    ({ code }) => code !== version.area && inForce(manual, slug, code, at)?.area === code,
  );
  return { own };
}

/** By the number that it has, or had last. */
async function numbered(page: Page): Promise<Response | undefined> {
  const wanted = page.param('chapter');
  if (!/^\d/.test(wanted)) return undefined;
  const model = await asked(page);
  return page.seeOther(`/procedures/${found(addressNumbered(model, wanted), wanted)}${kept(model)}`);
}

/** For telling them when it changes: that somebody signed in opened the chapter today. */
async function noteUse(page: Page, chapter: string): Promise<void> {
  if (page.actor.kind !== 'practitioner') return;
  const { id } = page.actor;
  await page.transaction((db) => touchChapter(db, chapter, id, page.now));
}
