/** Proving who somebody is, and the sessions that follow. */
export { cleanUps } from './clean-ups.ts';
export { confirmPath } from './confirm/page.ts';
export { identify, identifyKey } from './identify.ts';
export { inviteByCommand } from './invitations/link.ts';
export { giveBack, keepTyped } from './kept/keep.ts';
export type { ReceiptsList, ReceiptsPanel } from './receipts/types.ts';
export { navigation, receiptRoutes, routes } from './routes.ts';
export {
  type ApiKeyRow,
  apiKeysFromCommandLine,
  makeApiKey,
  revokeApiKey,
} from './store/api-key.ts';
export { endSessionsFromCommandLine, inviteFromCommandLine } from './store/command-line.ts';
