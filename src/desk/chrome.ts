import { areasOf } from '../platform/access/index.ts';
import { type Html, publicPage, workspacePage } from '../platform/html/index.ts';
import type { Chrome, NavigationEntry, Page, View } from '../platform/http/index.ts';
import { emergencyBanner } from './break-glass/banner-view.ts';

/** Draws what stands around every page, from what the slices offer. */
export function createChrome(navigation: readonly NavigationEntry[]): Chrome {
  return (page, view) =>
    view.kind === 'public' ? publicDocument(page, view) : workspaceDocument(page, view, navigation);
}

function publicDocument(page: Page, view: View): Html {
  return publicPage({
    title: view.title,
    main: view.main,
    before: view.before,
    error: view.status === 400,
    trial: page.services.config.mode === 'trial',
    current: view.current,
    feed: view.feed,
    area: view.area,
    call: view.call,
    description: view.description,
    exit: view.exit ?? false,
  });
}

function workspaceDocument(page: Page, view: View, navigation: readonly NavigationEntry[]): Html {
  const { actor } = page;
  if (actor.kind !== 'practitioner') return publicDocument(page, view);
  const trial = page.services.config.mode === 'trial';
  return workspacePage({
    title: view.title,
    main: view.main,
    before: view.before,
    error: view.status === 400,
    trial,
    current: view.current,
    person: { name: actor.name, role: actor.jobTitle, agency: actor.agencyName },
    navigation: navigation.filter((entry) => entry.permission.allows(actor) && (trial || !entry.trialOnly)),
    nonce: page.nonce,
    csrf: page.csrf,
    banners: actor.emergencies.map((one) => emergencyBanner(one, page)),
  });
}

/** The areas somebody works in, for headings. */
export function areasInWords(page: Page): string {
  return page.actor.kind === 'practitioner' ? areasOf(page.actor).join(', ') : '';
}
