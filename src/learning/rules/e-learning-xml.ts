/** An element of a manifest. Names are without their prefix: `adlcp:scormtype` is `scormtype`. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

export class NotXml extends Error {}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DEEPEST = 60;

/**
 * Reads a manifest's XML. Entities of its own are refused, so that nothing grows or is fetched.
 * @throws NotXml
 */
export function readXml(words: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  const at = new RegExp(TOKEN);
  at.lastIndex = words.startsWith('\ufeff') ? 1 : 0;
  while (at.lastIndex < words.length) {
    const found = at.exec(words);
    if (!found) throw new NotXml('it is not XML');
    take(open, found);
  }
  const [first] = root.children;
  if (open.length !== 1 || !first) throw new NotXml('an element is not closed');
  return first;
}

function take(open: Element[], [, data, closed, name, attributes = '', alone, text]: RegExpExecArray): void {
  const inside = open.at(-1);
  if (!inside) throw new NotXml('it ends twice');
  if (data !== undefined) inside.text += data;
  else if (text !== undefined) inside.text += plain(text);
  else if (closed !== undefined) {
    if (open.length < 2 || inside.name !== local(closed)) throw new NotXml(`</${closed}> closes nothing`);
    open.pop();
  } else if (name !== undefined) {
    const element: Element = { name: local(name), attributes: read(attributes), children: [], text: '' };
    inside.children.push(element);
    if (!alone) open.push(element);
    if (open.length > DEEPEST) throw new NotXml('it is too deep');
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();

function read(attributes: string): Record<string, string> {
  return Object.fromEntries(
    [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', one, two]) => [
      name === 'xmlns' || name.startsWith('xmlns:') ? name.toLowerCase() : local(name),
      plain(one ?? two ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (_, code: string) => {
    if (!code.startsWith('#')) return ENTITIES[code] ?? '';
    const point = code[1]?.toLowerCase() === 'x' ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** Every element of this name below one, in order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export const child = (element: Element | undefined, name: string) =>
  element?.children.find((each) => each.name === name);
