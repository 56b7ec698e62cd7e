/** Lists that people bring as a file: read, their columns mapped, and reports given back that no spreadsheet runs. */
export { showColumnsOf } from './columns-page.ts';
export { type ColumnsModel, columnsView } from './columns-view.ts';
export { DAYS_WANTED, type DatedSetting, daysTyped, settingsHeld } from './dated-settings.ts';
export { isoDate } from './dates.ts';
export { inWords, keptMapping, namedAlike, readMapping, saidIn } from './mapping.ts';
export { MOST_BYTES, MOST_ROWS, plainName, type ReadList, readList, unreadable } from './read-list.ts';
export { readRecords } from './records.ts';
export { listExpires, listSays } from './refusals.ts';
export { reportAddress, reportAsked, reportPage } from './report.ts';
export { listedRows } from './rows-view.ts';
export { csvFile, csvLine } from './safe-csv.ts';
export { standsStill } from './still.ts';
export type { ListField, Mapping } from './types.ts';
export { uploadedList } from './upload.ts';
export { uploadBoxes } from './upload-view.ts';
