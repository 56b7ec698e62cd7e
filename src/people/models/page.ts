import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  choice,
  formError,
  formKey,
  parseForm,
  type Refusal,
  statusOf,
  typedIn,
  typedOr,
  Undone,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { currentModel, forgetModel, modelOf } from '../model.ts';
import { defaultModel } from '../rules/matching/index.ts';
import { reason } from '../same/form.ts';
import { decideModel, modelChanges, modelVersion, modelVersions, proposeModel } from '../store/model.ts';
import { trialView } from './trial-view.ts';
import { tryModel } from './try.ts';
import { modelsView } from './view.ts';

const MOST = 50;

/** GET /people/models: the versions of the weights, which is live, and what waits for a second person. */
export async function showModels(page: Page, refusal?: Refusal): Promise<Response> {
  const found = await page.transaction(async (db) => {
    const [versions, changes] = [await modelVersions(db, MOST), await modelChanges(db, MOST)];
    await audit(db, { action: 'list', kind: 'match model' });
    return { versions, changes, live: await currentModel(db) };
  });
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: 'How people are matched',
    kind: 'workspace',
    current: '/people/models',
    main: modelsView({
      ...found,
      shipped: defaultModel.version,
      live: found.live.version,
      me: page.practitioner.id,
      now: page.now,
      typed,
      errors: refusal?.errors ?? [],
      csrf: page.csrf,
      key: formKey(typed),
    }),
    ...statusOf(refusal),
  });
}

/** GET /people/models/VERSION: what it would make of the decisions that were recorded. Nothing changes by looking. */
export async function showTrial(page: Page, refusal?: Refusal): Promise<Response> {
  const version = page.param('version');
  const found = await page.transaction(async (db) => {
    const stored = await storedOf(db, version);
    const live = await currentModel(db);
    const trial = await tryModel(db, modelOf(stored), live);
    const shown = [...new Set(trial.moved.flatMap(({ pair }) => pair.people ?? []))];
    await audit(db, { action: 'try model', kind: 'match model', basis: version, shown });
    return { stored, live: live.version, trial, changes: await modelChanges(db, 1) };
  });
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: `Version ${version}, how people are matched`,
    kind: 'workspace',
    current: '/people/models',
    before: html`<a href="/people/models" class="govuk-back-link">How people are matched</a>`,
    main: trialView({
      version,
      made: 'madeAt' in found.stored ? found.stored : undefined,
      live: found.live,
      trial: found.trial,
      waits: found.changes.some(({ answer }) => answer === null),
      now: page.now,
      typed,
      errors: refusal?.errors ?? [],
      csrf: page.csrf,
      key: formKey(typed),
    }),
    ...statusOf(refusal),
  });
}

/** @throws HttpError 404 for a version that nobody made */
async function storedOf(db: Db, version: string) {
  if (version === defaultModel.version) return { version, content: null };
  const stored = await modelVersion(db, version);
  if (!stored) throw notFound();
  return stored;
}

/** POST /people/models/VERSION/live: proposes it; somebody else puts it live. */
export function proposeLive(page: Page): Promise<Response> {
  const version = page.param('version');
  return attempt(
    page,
    async (db) => {
      await storedOf(db, version);
      const parsed = parseForm({ why: reason('Say in a few words why it should go live') }, page.body);
      if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
      const outcome = await proposeModel(db, version, defaultModel.version, parsed.value.why);
      if (outcome === 'open') throw wrong('why', 'Another version waits already. Nothing was changed');
      if (outcome === 'unknown') throw notFound();
      await audit(db, { action: 'propose model', kind: 'match model', basis: version });
      return '/people/models';
    },
    (refusal) => showTrial(page, refusal),
  );
}

const SAYS = {
  own: 'Whoever proposed it cannot put it live: somebody else has to. Nothing was changed',
  gone: 'It was answered meanwhile. Nothing more was changed',
};

/** POST /people/models/changes/CHANGE: a second person puts it live; or either says no. */
export function answerLive(page: Page): Promise<Response> {
  const id = page.uuid('change');
  return attempt(
    page,
    async (db) => {
      const parsed = parseForm(
        {
          answer: choice(['live', 'refused'], 'Say whether it goes live'),
          why: reason('Say in a few words why'),
        },
        page.body,
      );
      if (!parsed.ok) throw new Undone({ errors: parsed.errors, changed: false });
      const { answer, why } = parsed.value;
      const outcome = await decideModel(db, id, answer, why);
      if (outcome !== 'done') throw wrong('answer', SAYS[outcome]);
      forgetModel(db);
      await audit(db, {
        action: answer === 'live' ? 'put model live' : 'refuse model',
        kind: 'match model',
        id,
      });
      return '/people/models';
    },
    (refusal) => showModels(page, refusal),
  );
}

const wrong = (field: string, message: string) =>
  new Undone({ errors: [formError(field, message)], changed: false });
