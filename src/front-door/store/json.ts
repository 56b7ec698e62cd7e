export * from '../../platform/db/json.ts';
