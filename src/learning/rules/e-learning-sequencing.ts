import type { Activity, Settings } from '../e-learning/types.ts';
import { child, type Element } from './e-learning-xml.ts';

/**
 * The sequencing that a manifest of 2004 asks for: a tree of what there is and the rules of each, with every default
 * spelled out. Undefined where it asks for none, so that its parts may be taken in any order.
 * @param idOf what a part is known by; undefined for an item that is not a part
 */
export function sequencingOf(
  root: Element,
  organization: Element,
  idOf: (item: Element) => string | undefined,
): Activity | undefined {
  const collection = new Map(
    (child(root, 'sequencingcollection')?.children ?? []).map((each) => [each.attributes.id ?? '', each]),
  );
  const rulesOf = (element: Element) => withCollection(child(element, 'sequencing'), collection);
  let asked = false;
  const activity = (element: Element, id: string): Activity => {
    const rules = rulesOf(element);
    asked ||= rules.length > 0;
    const items = element.children.filter(({ name }) => name === 'item');
    return {
      id,
      title: child(element, 'title')?.text.trim().slice(0, 200) || 'Part',
      isVisible: element.attributes.isvisible !== 'false',
      ...settings(element, rules),
      children: items.map((item) => activity(item, idOf(item) ?? named(item.attributes.identifier))),
    };
  };
  const tree = activity(organization, named(organization.attributes.identifier));
  return asked && once(tree) ? tree : undefined;
}

/** Names are keys of what is kept: none may be one that an object has of itself. */
const named = (id: string | undefined) => (id && !(id in {}) ? id.slice(0, 200) : 'whole');

/** Two of one name could not be told apart. */
function once(tree: Activity): boolean {
  const ids = (each: Activity): string[] => [each.id, ...each.children.flatMap(ids)];
  const all = ids(tree);
  return new Set(all).size === all.length;
}

/** What is said on the spot takes the place, element by element, of the collection's rules that are referred to. */
function withCollection(
  sequencing: Element | undefined,
  collection: ReadonlyMap<string, Element>,
): Element[] {
  if (!sequencing) return [];
  const shared = collection.get(sequencing.attributes.idref ?? '')?.children ?? [];
  const own = new Set(sequencing.children.map(({ name }) => name));
  return [...sequencing.children, ...shared.filter(({ name }) => !own.has(name))];
}

function settings(element: Element, rules: readonly Element[]): Settings {
  // The two extensions of objectives have one name, and the standard's own is the one that has a primary.
  const objectives = rules.filter(({ name }) => name === 'objectives');
  const find = (name: string) => rules.find((each) => each.name === name);
  const limit = numberOf(find('limitconditions')?.attributes.attemptlimit);
  const threshold = child(element, 'completionthreshold');
  return {
    ...(limit === undefined ? {} : { attemptLimit: limit }),
    ...objectivesOf(objectives),
    sequencingControls: controls(find),
    sequencingRules: rulesOf(find('sequencingrules')),
    rollupRules: { rules: rollupsOf(find('rolluprules')) },
    ...(find('rollupconsiderations')
      ? { rollupConsiderations: considerations(find('rollupconsiderations')) }
      : {}),
    ...(threshold ? { completionThreshold: thresholdOf(threshold) } : {}),
    hideLmsUi: hidden(element),
  };
}

type Find = (name: string) => Element | undefined;

function controls(find: Find): Settings {
  const [mode, choice] = [find('controlmode'), find('constrainedchoiceconsiderations')];
  const [delivery, rollup, random] = [
    find('deliverycontrols'),
    find('rolluprules'),
    find('randomizationcontrols'),
  ];
  const count = numberOf(random?.attributes.selectcount);
  return {
    choice: flag(mode, 'choice', true),
    choiceExit: flag(mode, 'choiceExit', true),
    flow: flag(mode, 'flow', false),
    forwardOnly: flag(mode, 'forwardOnly', false),
    useCurrentAttemptObjectiveInfo: flag(mode, 'useCurrentAttemptObjectiveInfo', true),
    useCurrentAttemptProgressInfo: flag(mode, 'useCurrentAttemptProgressInfo', true),
    constrainChoice: flag(choice, 'constrainChoice', false),
    preventActivation: flag(choice, 'preventActivation', false),
    tracked: flag(delivery, 'tracked', true),
    completionSetByContent: flag(delivery, 'completionSetByContent', false),
    objectiveSetByContent: flag(delivery, 'objectiveSetByContent', false),
    rollupObjectiveSatisfied: flag(rollup, 'rollupObjectiveSatisfied', true),
    rollupProgressCompletion: flag(rollup, 'rollupProgressCompletion', true),
    objectiveMeasureWeight: numberOf(rollup?.attributes.objectivemeasureweight) ?? 1,
    randomizeChildren: flag(random, 'reorderChildren', false),
    randomizationTiming: random?.attributes.randomizationtiming ?? 'never',
    selectionTiming: random?.attributes.selectiontiming ?? 'never',
    ...(count === undefined ? {} : { selectCount: count }),
  };
}

function rulesOf(rules: Element | undefined): Settings {
  const of = (kind: string) =>
    (rules?.children ?? [])
      .filter(({ name }) => name === kind)
      .map((rule) => {
        const conditions = child(rule, 'ruleconditions');
        return {
          action: child(rule, 'ruleaction')?.attributes.action ?? '',
          conditionCombination: conditions?.attributes.conditioncombination ?? 'all',
          conditions: (conditions?.children ?? []).map(conditionOf),
        };
      });
  return {
    preConditionRules: of('preconditionrule'),
    exitConditionRules: of('exitconditionrule'),
    postConditionRules: of('postconditionrule'),
  };
}

function conditionOf({ attributes }: Element): Settings {
  const { condition = 'never', operator, referencedobjective, measurethreshold } = attributes;
  return {
    condition,
    ...(operator === 'not' ? { operator } : {}),
    ...(referencedobjective ? { referencedObjective: referencedobjective } : {}),
    ...(measurethreshold ? { parameters: { threshold: Number(measurethreshold) } } : {}),
  };
}

const CONSIDERED: Readonly<Record<string, string>> = {
  atleastcount: 'atLeastCount',
  atleastpercent: 'atLeastPercent',
};

function rollupsOf(rules: Element | undefined): Settings[] {
  const list = (rules?.children ?? []).filter(({ name }) => name === 'rolluprule');
  return list.map((rule) => {
    const conditions = child(rule, 'rollupconditions');
    const set = rule.attributes.childactivityset ?? 'all';
    return {
      action: child(rule, 'rollupaction')?.attributes.action ?? '',
      consideration: CONSIDERED[set.toLowerCase()] ?? set,
      minimumCount: numberOf(rule.attributes.minimumcount) ?? 0,
      minimumPercent: numberOf(rule.attributes.minimumpercent) ?? 0,
      conditionCombination: conditions?.attributes.conditioncombination ?? 'any',
      conditions: (conditions?.children ?? []).map(conditionOf),
    };
  });
}

function considerations(element: Element | undefined): Settings {
  const said = element?.attributes ?? {};
  return {
    requiredForSatisfied: said.requiredforsatisfied ?? 'always',
    requiredForNotSatisfied: said.requiredfornotsatisfied ?? 'always',
    requiredForCompleted: said.requiredforcompleted ?? 'always',
    requiredForIncomplete: said.requiredforincomplete ?? 'always',
    measureSatisfactionIfActive: flag(element, 'measureSatisfactionIfActive', true),
  };
}

const thresholdOf = (element: Element): Settings => ({
  completedByMeasure: flag(element, 'completedByMeasure', false),
  minProgressMeasure: numberOf(element.attributes.minprogressmeasure) ?? 1,
  progressWeight: numberOf(element.attributes.progressweight) ?? 1,
});

/** The objectives of the standard, and what the fourth edition says of the same ones in a list of its own. */
function objectivesOf(lists: readonly Element[]): Settings {
  const standard = lists.find((list) => child(list, 'primaryobjective')) ?? lists[0];
  const more = lists.filter((list) => list !== standard).flatMap(({ children }) => children);
  const objective = (element: Element): Settings => {
    const { objectiveid = '', satisfiedbymeasure } = element.attributes;
    const least = numberOf(child(element, 'minnormalizedmeasure')?.text.trim());
    const extra = more.find(({ attributes }) => attributes.objectiveid === objectiveid);
    return {
      objectiveID: objectiveid || 'primary',
      satisfiedByMeasure: satisfiedbymeasure === 'true',
      ...(least === undefined ? {} : { minNormalizedMeasure: least }),
      mapInfo: maps(element, extra),
    };
  };
  const primary = child(standard, 'primaryobjective');
  return {
    ...(primary ? { primaryObjective: objective(primary) } : {}),
    objectives: (standard?.children ?? []).filter(({ name }) => name === 'objective').map(objective),
  };
}

function maps(element: Element, extra: Element | undefined): Settings[] {
  const of = (each: Element | undefined) => (each?.children ?? []).filter(({ name }) => name === 'mapinfo');
  const target = (map: Element) => map.attributes.targetobjectiveid ?? '';
  const targets = new Set(
    [...of(element), ...of(extra)].map(target).filter((id) => id !== '' && !(id in {})),
  );
  return [...targets].map((id) => {
    const own = of(element).find((map) => target(map) === id);
    const more = of(extra).find((map) => target(map) === id);
    // What a list does not name, it neither reads nor writes.
    const mapped = (map: Element | undefined, names: readonly string[]) =>
      Object.fromEntries(
        names.flatMap((name) => [
          [`read${name}`, flag(map, `read${name}`, map !== undefined)],
          [`write${name}`, flag(map, `write${name}`, false)],
        ]),
      );
    return {
      targetObjectiveID: id,
      ...mapped(own, ['SatisfiedStatus', 'NormalizedMeasure']),
      ...mapped(more, ['RawScore', 'MinScore', 'MaxScore', 'CompletionStatus', 'ProgressMeasure']),
    };
  });
}

/** Which of the player's own ways on the module does not want to be shown beside it. */
function hidden(element: Element): string[] {
  const shown = child(child(element, 'presentation'), 'navigationinterface')?.children ?? [];
  return shown.filter(({ name }) => name === 'hidelmsui').map(({ text }) => text.trim());
}

function flag(element: Element | undefined, name: string, otherwise: boolean): boolean {
  const said = element?.attributes[name.toLowerCase()]?.trim();
  return said === undefined ? otherwise : said === 'true' || said === '1';
}

function numberOf(said: string | undefined): number | undefined {
  return said === undefined || said.trim() === '' || !Number.isFinite(Number(said))
    ? undefined
    : Number(said);
}
