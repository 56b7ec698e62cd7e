/** Where somebody asks or corrects something about a page. */
export const askAbout = (path: string): string => `/feedback?about=${encodeURIComponent(path)}`;
