export { type AuditEntry, audit, auditEach } from './record.ts';
export { acceptRestoration, RestorationRefused } from './restoration.ts';
export { runsInWords } from './seal.ts';
export { type Sealer, type SealingState, startSealer } from './sealer.ts';
export { unsealedRows } from './unsealed.ts';
export { type VerifyReport, verifyAudit } from './verify.ts';
export { reportInWords } from './words.ts';
