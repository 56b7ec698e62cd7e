import { type Line, opened } from './filled-in.ts';
import { addDeadMessage } from './messages.ts';

const words = 'The address was mistyped, and they were rung instead';

/** The forms by which the operator deals with what could not be done. */
export const operatorLines: Readonly<Record<string, Line>> = {
  '/operator/replay-all': {
    fill: async (app) => {
      await addDeadMessage(app.database, app.clock.now);
      await addDeadMessage(app.database, app.clock.now);
      return opened(await app.as('operator'), '/operator', {}, '/operator/replay-all');
    },
  },
  '/operator/:id/replay': {
    fill: async (app) => {
      const { letter } = await addDeadMessage(app.database, app.clock.now);
      return opened(await app.as('operator'), '/operator', {}, `/operator/${letter}/replay`);
    },
  },
  '/operator/:id/discard': {
    fill: async (app) => {
      const { letter } = await addDeadMessage(app.database, app.clock.now);
      return opened(await app.as('operator'), `/operator/${letter}/discard`, { reason: words });
    },
  },
};
