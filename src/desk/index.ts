/** The roof: home, desk and what stands around every page. */
export { createChrome } from './chrome.ts';
export { showError } from './errors/page.ts';
export { cleanUps, navigation, routes } from './routes.ts';
