/** Files that people bring: looked at by their content, and given out again without harm. */
export { type Admitted, admit, mostBytes, scanUpload } from './admit.ts';
export { NotTaken } from './kinds.ts';
export { refusalWords } from './refusal.ts';
export { answerBytes, harmlessHeaders } from './serve.ts';
export { BadZip, eachFile, type Unpacked, type ZipLimits } from './unzip.ts';
