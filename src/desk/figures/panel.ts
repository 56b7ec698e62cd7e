import { decidedInTime } from '../../front-door/index.ts';
import { may } from '../../platform/access/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Panel } from '../../platform/http/index.ts';
import { seesTrueNumbers } from './page.ts';
import { figuresCard } from './view.ts';

/** This week and the last: the desk is opened often, and a quarter takes longer to count. */
const LATELY = 2;

/** For the desk: how many were decided in time, and the way to all figures. True numbers for the hub alone. */
export const figuresPanel: Panel = {
  permission: may('front-door.figures'),
  load: async (page, db) => {
    if (!seesTrueNumbers(page)) return () => figuresCard(undefined);
    const weeks = await decidedInTime(db, { weeks: LATELY, now: page.now });
    const sum = (of: (week: (typeof weeks)[number]) => number) =>
      weeks.reduce((all, week) => all + of(week), 0);
    const decided = { all: sum((week) => week.decided), inTime: sum((week) => week.inTime) };
    return () => (decided.all > 0 ? figuresCard(decided) : html``);
  },
};
