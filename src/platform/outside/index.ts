/** Asking other sites: only what is public, only a little, and never more often than is polite. */
export { AddressRefused, isPublicAddress, mustBePublic, publicOnly } from './address.ts';
export { type Ask, goneAmong, probe, refusedWords } from './ask.ts';
export { type Reading, readText } from './read.ts';
