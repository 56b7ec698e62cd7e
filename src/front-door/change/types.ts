import type { RecordForm } from '../../platform/forms/index.ts';
import type { ConcernRecord } from '../record/types.ts';

/** What every form of a concern is drawn from. */
export interface FormModel extends RecordForm {
  record: ConcernRecord;
}
