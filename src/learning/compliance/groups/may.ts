import { may, type Permission } from '../../../platform/access/index.ts';

const ways = ['concern.raise', 'front-door.answer', 'front-door.read'].map(may);

/** Those who work with families, and nobody of the training side: what is told of a young person is a case fact. */
export const mayRefer: Permission = {
  says: 'people who work with families',
  public: false,
  allows: (actor) =>
    ways.some((way) => way.allows(actor)) &&
    !may('learning.coordinate').allows(actor) &&
    !may('learning.register').allows(actor),
};
