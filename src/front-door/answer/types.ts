import type { Secrets } from '../../platform/http/index.ts';

/** Where this installation is reached, and the secret that receipts' codes come from. */
export interface Site extends Secrets {
  baseUrl: string;
}
