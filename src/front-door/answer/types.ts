/** Where this installation is reached, and the secret that receipts' codes come from. */
export interface Site {
  baseUrl: string;
  SECRET: string;
}
