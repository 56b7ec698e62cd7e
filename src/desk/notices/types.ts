export type { Notice } from '../../platform/access/index.ts';
