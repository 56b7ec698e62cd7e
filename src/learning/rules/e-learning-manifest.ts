import type { Item, Manifest, ScormVersion } from '../e-learning/types.ts';
import { sequencingOf } from './e-learning-sequencing.ts';
import { all, child, type Element, NotXml, readXml } from './e-learning-xml.ts';

/** Why a package cannot be played, in words for whoever brought it. */
export class NotPlayable extends Error {}

/**
 * Reads `imsmanifest.xml` of either version: what is opened, in order.
 * @throws NotPlayable
 */
export function readManifest(words: string): Manifest {
  const root = parsed(words);
  if (root.name !== 'manifest') throw new NotPlayable('Its imsmanifest.xml is not a manifest');
  const version = versionOf(root, words);
  const resources = resourcesOf(root);
  const organizations = child(root, 'organizations');
  const chosen =
    organizations?.children.find(
      ({ attributes }) => attributes.identifier === organizations.attributes.default,
    ) ?? child(organizations, 'organization');
  const tree =
    chosen && version === '2004' ? sequencingOf(root, chosen, (item) => idOf(item, resources)) : undefined;
  const listed = chosen ? all(chosen, 'item').flatMap((item) => itemOf(item, resources)) : [];
  const sequencing = listed.length > 1 ? tree : undefined;
  const items = sequencing ? listed : listed.filter(({ unlisted }) => !unlisted);
  const whole = items.length > 0 ? items : [...resources.values()].slice(0, 1);
  if (whole.length === 0) throw new NotPlayable('Its manifest names nothing that can be opened');
  if (whole.length > 100) throw new NotPlayable('It has more than 100 parts');
  const title = child(chosen, 'title')?.text.trim() || whole[0]?.title || '';
  return {
    version,
    title: (title || 'Module').slice(0, 200),
    items: whole,
    ...(sequencing ? { sequencing } : {}),
  };
}

function parsed(words: string): Element {
  try {
    return readXml(words);
  } catch (error) {
    if (error instanceof NotXml) throw new NotPlayable('Its imsmanifest.xml cannot be read as XML');
    throw error;
  }
}

function versionOf(root: Element, words: string): ScormVersion {
  const said = child(child(root, 'metadata'), 'schemaversion')?.text.trim() ?? '';
  if (said === '1.2') return '1.2';
  if (/2004|1\.3/i.test(said)) return '2004';
  const head = words.slice(0, 4000);
  if (/adlcp_rootv1p2/i.test(head)) return '1.2';
  if (/adlcp_v1p3/i.test(head)) return '2004';
  throw new NotPlayable('It is neither SCORM 1.2 nor SCORM 2004');
}

/** What can be opened, by its identifier. Files that only belong to something are left out. */
function resourcesOf(root: Element): ReadonlyMap<string, Item> {
  const list = child(root, 'resources');
  const bases = [root.attributes.base, list?.attributes.base];
  const launched = (list?.children ?? []).filter(
    ({ name, attributes }) => name === 'resource' && attributes.href,
  );
  return new Map(
    launched.map(({ attributes }) => {
      const id = attributes.identifier ?? '';
      const href = pathIn([...bases, attributes.base], attributes.href ?? '');
      const asset = attributes.scormtype?.toLowerCase() === 'asset';
      return [id, { id, title: '', href, ...(asset ? { asset } : {}) }];
    }),
  );
}

function itemOf(item: Element, resources: ReadonlyMap<string, Item>): Item[] {
  const found = resources.get(item.attributes.identifierref ?? '');
  if (!found) return [];
  const title = child(item, 'title')?.text.trim() || 'Part';
  return [
    {
      ...found,
      id: idOf(item, resources) ?? found.id,
      title: title.slice(0, 200),
      href: withParameters(found.href, item.attributes.parameters?.trim() ?? ''),
      ...(item.attributes.isvisible === 'false' ? { unlisted: true } : {}),
      ...begun(item),
    },
  ];
}

/** What a part is known by; nothing for an item that opens nothing. */
function idOf({ attributes }: Element, resources: ReadonlyMap<string, Item>): string | undefined {
  const found = resources.get(attributes.identifierref ?? '');
  return found && (attributes.identifier ?? found.id).slice(0, 200);
}

/** What the manifest gives a part to begin with, and what it must reach. */
function begun(item: Element): Partial<Item> {
  const launch = child(item, 'datafromlms')?.text;
  const primary = child(child(child(item, 'sequencing'), 'objectives'), 'primaryobjective');
  const byMeasure = primary?.attributes.satisfiedbymeasure === 'true';
  const mastery = number(
    child(item, 'masteryscore') ?? (byMeasure ? child(primary, 'minnormalizedmeasure') : undefined),
  );
  const completion = child(item, 'completionthreshold');
  const threshold =
    completion?.attributes.completedbymeasure === 'true'
      ? (completion.attributes.minprogressmeasure ?? '1.0')
      : number(completion);
  return {
    ...(launch ? { launch: launch.slice(0, 4096) } : {}),
    ...(mastery ? { mastery } : {}),
    ...(threshold ? { threshold } : {}),
  };
}

/** The number that an element says; nothing for one that says none. */
function number(element: Element | undefined): string | undefined {
  const said = element?.text.trim();
  return said && Number.isFinite(Number(said)) ? said : undefined;
}

/** Parameters join a query that is there already, as the standard has it. */
function withParameters(href: string, parameters: string): string {
  if (parameters === '' || parameters.startsWith('#')) return href + parameters;
  const plain = parameters.replace(/^[?&]+/, '');
  return `${href}${href.includes('?') ? '&' : '?'}${plain}`;
}

/**
 * A path inside the package, from its bases. Steps up are taken as long as they stay inside.
 * @throws NotPlayable for one that leads out of it, or elsewhere
 */
export function pathIn(bases: readonly (string | undefined)[], href: string): string {
  const [path = '', rest = ''] = href.trim().split(/(?=[?#])/, 2);
  const whole = [...bases.map((base) => base?.trim() ?? ''), path]
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('\\', '/'));
  if (whole.some((part) => /^\/|^[a-z][a-z\d+.-]*:|\0/i.test(part))) throw leads();
  const steps: string[] = [];
  // A base is a folder, whether or not it says so by its end.
  for (const step of whole.join('/').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) throw leads();
  }
  if (steps.length === 0) throw leads();
  return steps.join('/') + rest;
}

const leads = () => new NotPlayable('It names a file outside itself');
