import type { RecordForm } from '../../platform/forms/index.ts';
import type { PersonHead } from '../types.ts';

/** What every form of a person's record is drawn from. */
export interface FormModel extends RecordForm {
  person: PersonHead;
}
