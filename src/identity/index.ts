/** Proving who somebody is, and the sessions that follow. */
export { identify } from './identify.ts';
export type { ReceiptsList, ReceiptsPanel } from './receipts/types.ts';
export { navigation, receiptRoutes, routes } from './routes.ts';
