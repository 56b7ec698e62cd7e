import type { Arrangements } from '../arrangements/types.ts';
import { holidaySubject } from '../holidays/subject.ts';
import { hoursSubject } from '../hours/subject.ts';
import { limitSubject } from '../limits/subject.ts';
import { linesSubject } from '../lines/subject.ts';
import { outcomeSubject } from '../outcomes/subject.ts';
import { policySubject } from '../policies/subject.ts';
import { levelsSubject } from '../thresholds/edit/subject.ts';
import type { Subject } from './types.ts';
import type { ChangeKind } from './versions.ts';

/** The subject of a change, from the words it is stored by; undefined when there is none such any more. */
export function subjectNamed(
  arrangements: Arrangements,
  kind: ChangeKind,
  subject: string,
): Subject<unknown> | undefined {
  const [name = '', area = ''] = subject.split(' ');
  switch (kind) {
    case 'hours':
      return hoursSubject(arrangements, subject);
    case 'line':
      return linesSubject(arrangements, area, name);
    case 'limit':
      return limitSubject(arrangements, name, area);
    case 'outcome':
      return outcomeSubject(arrangements, name, area);
    case 'levels':
      return levelsSubject(arrangements, area);
    case 'policy':
      return policySubject(arrangements, name, area);
    case 'holiday':
      return holidaySubject(arrangements, subject);
  }
}
