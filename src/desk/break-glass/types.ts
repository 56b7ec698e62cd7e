export type { OwnRequest, OwnUse } from '../../platform/access/index.ts';
