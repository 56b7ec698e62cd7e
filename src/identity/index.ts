/** Proving who somebody is, and the sessions that follow. */
export { cleanUps } from './clean-ups.ts';
export { confirmPath } from './confirm/page.ts';
export { identify } from './identify.ts';
export { inviteByCommand } from './invitations/link.ts';
export { giveBack, keepTyped } from './kept/keep.ts';
export type { ReceiptsList, ReceiptsPanel } from './receipts/types.ts';
export { navigation, receiptRoutes, routes } from './routes.ts';
export { endSessionsFromCommandLine, inviteFromCommandLine } from './store/command-line.ts';
