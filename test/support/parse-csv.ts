import { parse } from 'csv-parse/sync';

/** The rows of a CSV file that the product gave out. */
export const parseCsv = (text: string): string[][] => parse(text, { bom: true });
