export type { KeptMessage } from '../../platform/mail/index.ts';
