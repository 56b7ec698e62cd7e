/** Forms: fields to a typed value or every error at once, and back to the page with what was typed. */
export { attempt } from './attempt.ts';
export {
  attemptChange,
  type Changeable,
  changeRecord,
  mustBeWorkable,
  mustRead,
  nothingMore,
  type Reading,
  type RecordForm,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  Undone,
} from './change.ts';
export { choice, choices, date, email, type Field, optionalChoice, phone, text } from './fields.ts';
export { nhsNumber, postcode, readNhsNumber, readPostcode, readUpn, upn } from './identifiers.ts';
export { type Naming, type NamingModel, namingFields, readNaming } from './naming.ts';
export { ledTo, once } from './once.ts';
export {
  type FormError,
  type FormValue,
  formError,
  formKey,
  type Parsed,
  parseForm,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
  untouched,
} from './parse.ts';
export { type PeopleModel, peopleBoxes } from './people-boxes.ts';
export { previewButton, previewCard, previewRegion, previewScript, writingHint } from './preview.ts';
export { errorMessage, errorSummary, hiddenFields } from './view.ts';
