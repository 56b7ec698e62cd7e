import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { showWording } from '../wording/page.ts';
import { addNewTopic, changeTopic, showNewTopic, showTopic, showTopics } from './page.ts';

const inbox = may('library.inbox');
const one = '/library/topics/:id';

/** What pages are about, kept by those who keep the words that mean the same. */
export const topicRoutes: readonly Route[] = [
  { method: 'GET', path: '/library/topics', permission: inbox, handler: showTopics },
  { method: 'GET', path: '/library/topics/new', permission: inbox, handler: (page) => showNewTopic(page) },
  { method: 'POST', path: '/library/topics/new', permission: inbox, handler: addNewTopic },
  { method: 'GET', path: one, permission: inbox, handler: (page) => showTopic(page) },
  { method: 'POST', path: one, permission: inbox, handler: changeTopic },
  { method: 'GET', path: '/library/wording', permission: inbox, handler: showWording },
];
