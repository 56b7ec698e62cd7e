import { createHash } from 'node:crypto';
import { areaName, currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  formError,
  formKey,
  mustRead,
  type Refusal,
  recordForm,
  statusOf,
  typedOr,
  Undone,
  untouched,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { effectsOf, withCredentialEdition, withToolEdition } from '../../rules/credential-effects.ts';
import { keepWords, ruleWords } from '../../rules/credential-words.ts';
import { addCredentialEdition, addToolEdition, readRuleBook } from '../../store/credential-book.ts';
import { NO_FACTS, readFacts } from '../../store/credential-facts.ts';
import { peopleWithFacts, refreshHoldings } from '../../store/credential-holding.ts';
import { namesOf } from '../../store/credential-people.ts';
import { shownEffects } from './affects.ts';
import { readRule } from './form.ts';
import { type InForce, typedRule } from './typed.ts';
import type { RuleModel, RuleOf, RuleWanted } from './types.ts';
import { ruleView } from './view.ts';

type Ground = Awaited<ReturnType<typeof read>>;

/** GET /learning/credentials/CODE/rule, /learning/tools/TOOL: what it asked, asks and will ask, and a form for more. */
export async function showRule(page: Page, refusal?: Refusal): Promise<Response> {
  const { ground, affects } = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    const found = await read(page, db);
    return {
      ground: found,
      affects: refusal?.looking && !addsWay(page) ? await affected(page, db, found) : undefined,
    };
  });
  const { of, areas, book } = ground;
  const form = recordForm(page, refusal);
  const today = londonDate(page.now);
  const credential = of.kind === 'credential';
  const back = credential
    ? html`<a href="/learning/credentials/${of.code}" class="govuk-back-link">${of.name}</a>`
    : html`<a href="/learning/tools" class="govuk-back-link">What my learning opens</a>`;
  return page.show({
    title: `What ${of.name} asks for`,
    kind: 'workspace',
    current: '/learning/mine',
    before: back,
    main: ruleView({
      ...{ of, areas, book, affects, path: pathOf(of), editions: editionsOf(ground) },
      ...form,
      typed: refusal ? form.typed : typedOr(page, typedRule(inForce(ground, today), today)),
      // Whom it affects is shown before it is set: the second press is a form of its own.
      key: refusal?.looking ? formKey(untouched) : form.key,
    }),
    ...statusOf(refusal),
  });
}

/** One more way is asked for, of which any will do: the form is shown again with it, and nothing is read yet. */
const addsWay = (page: Page): boolean => one(page.body, 'more') !== '';

/** POST, both: shows whom the rule affects; sent again with that before somebody's eyes, sets it. */
export function setRule(page: Page): Promise<Response> {
  if (addsWay(page)) return showRule(page, { errors: [], changed: false, looking: true });
  return attempt(
    page,
    (db) => set(page, db),
    (refusal) => showRule(page, refusal),
  );
}

async function set(page: Page, db: Db): Promise<string> {
  const ground = await read(page, db);
  const { of } = ground;
  const { wanted, seen } = await weigh(page, db, ground);
  if (takenDay(ground, wanted)) throw taken();
  if (one(page.body, 'seen') !== seen) throw new Undone({ errors: [], changed: false, looking: true });
  const by = page.practitioner;
  const { clause, keep, from, area, remindDays } = wanted;
  const added =
    of.kind === 'tool'
      ? await addToolEdition(db, { tool: of.code, area, from, rule: clause, by })
      : await addCredentialEdition(db, {
          ...{ credential: ground.id, from, remindDays, by },
          rule: { earn: clause ?? { all: [] }, ...(keep ? { keep } : {}) },
        });
  if (!added) throw taken();
  if (of.kind === 'credential') await refreshHoldings(db, await peopleWithFacts(db));
  await audit(
    db,
    of.kind === 'tool'
      ? { action: 'set', kind: 'tool rule', fields: [of.code, area ?? 'everywhere'] }
      : { action: 'set', kind: 'credential', id: ground.id, fields: ['rule'] },
  );
  return pathOf(of);
}

const taken = () =>
  new Undone({
    errors: [
      formError('from', 'Somebody set it for that day already: it stands above. Choose another day', '-day'),
    ],
    changed: true,
  });

const takenDay = ({ tool, credential }: Ground, { from, area }: RuleWanted): boolean =>
  credential
    ? credential.editions.some((each) => each.from.equals(from))
    : (tool?.editions ?? []).some((each) => each.from.equals(from) && each.area === area);

/** What was asked for, whom it affects, and what proves that just this was shown. @throws Undone for errors */
async function weigh(page: Page, db: Db, { of, book, areas }: Ground) {
  const codes = areas.map(({ code }) => code);
  const wanted = mustRead(readRule(page.body, { of, book, areas: codes, today: londonDate(page.now) }));
  const { from, clause, keep, area, remindDays } = wanted;
  const after =
    of.kind === 'tool'
      ? withToolEdition(book, of.code, { from, area, rule: clause, setBy: '' })
      : withCredentialEdition(book, of.code, {
          ...{ from, remindDays },
          rule: { earn: clause ?? { all: [] }, ...(keep ? { keep } : {}) },
        });
  const people = await readFacts(db, await peopleWithFacts(db));
  // Whoever has nothing recorded stands for everybody else.
  people.set('', NO_FACTS);
  const effects = effectsOf({ before: book, after }, people, codes, from);
  const seen = createHash('sha256')
    .update(JSON.stringify([wanted, effects]))
    .digest('hex')
    .slice(0, 32);
  return { wanted, effects, seen };
}

async function affected(page: Page, db: Db, ground: Ground): Promise<RuleModel['affects']> {
  const { wanted, effects, seen } = await weigh(page, db, ground);
  const people = effects.flatMap(({ losing, gaining }) => [...losing, ...gaining]);
  const ids = [...new Set(people.map(({ person }) => person))].filter(Boolean);
  const names = await namesOf(db, ids);
  const called = (code: string) => areaName(ground.areas, code);
  return { seen, from: wanted.from, effects: shownEffects(effects, names, called) };
}

const pathOf = ({ kind, code }: RuleOf) =>
  kind === 'tool' ? `/learning/tools/${code}` : `/learning/credentials/${code}/rule`;

/** What holds today, from which a form for more starts: of a tool, where it has no rule of an area's own. */
function inForce({ tool, credential }: Ground, today: Temporal.PlainDate): InForce | undefined {
  const begun = ({ from }: { from: Temporal.PlainDate }) => Temporal.PlainDate.compare(from, today) <= 0;
  if (credential) return credential.editions.findLast(begun);
  const held = (tool?.editions ?? []).filter(begun);
  return held.findLast(({ area }) => area === null) ?? held.at(-1);
}

function editionsOf({ tool, credential, book, areas }: Ground): RuleModel['editions'] {
  const called = (code: string) => areaName(areas, code);
  if (credential)
    return credential.editions.toReversed().map(({ from, rule, remindDays }) => ({
      from,
      cells: [
        ruleWords(rule.earn, book, called),
        rule.keep ? keepWords(rule.keep, book).join('; ') : 'Nothing more',
        remindDays.join(', ') || 'None',
      ],
    }));
  return (tool?.editions ?? []).toReversed().map(({ from, area, rule, setBy }) => ({
    from,
    cells: [
      area === null ? 'Every area without its own' : called(area),
      ruleWords(rule, book, called),
      setBy,
    ],
  }));
}

async function read(page: Page, db: Db) {
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  const book = await readRuleBook(db);
  const isTool = page.url.pathname.startsWith('/learning/tools/');
  const code = page.param(isTool ? 'tool' : 'code');
  const tool = isTool ? book.tools.find((each) => each.code === code) : undefined;
  const credential = isTool ? undefined : book.credentials.find((each) => each.code === code);
  const found = tool ?? credential;
  if (!found) throw notFound();
  const { name, about } = found;
  const of: RuleOf = { kind: isTool ? 'tool' : 'credential', code, name, about };
  return { of, tool, credential, id: credential?.id ?? '', book, areas };
}
