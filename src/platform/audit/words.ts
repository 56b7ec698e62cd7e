import { findingInWords } from './finding.ts';
import type { VerifyReport } from './verify.ts';

/**
 * A report for the person who ran the verifier, line by line, and whether all is well.
 * @param trustedKey id of the only key whose checkpoints count, as printed when it was made
 */
export function reportInWords(
  report: VerifyReport,
  trustedKey?: string,
): { sound: boolean; lines: readonly string[] } {
  const strangers = trustedKey === undefined ? [] : report.keyIds.filter((id) => id !== trustedKey);
  const problems = [
    ...report.findings.map(findingInWords),
    ...strangers.map((id) => `Checkpoints: some are signed by key ${id}, not by ${trustedKey}`),
  ];
  const held = `${counted(report.sound, 'row')} in ${counted(report.batches, 'batch', 'batches')}`;
  const first =
    problems.length === 0
      ? `The audit is sound: ${held} are as they were sealed.`
      : `The audit was tampered with. ${held} are as they were sealed; the rest:`;
  return { sound: problems.length === 0, lines: [first, ...problems, ...report.notes, ...remarks(report)] };
}

function remarks({ unsealed, unsealedSince, unanchored, keyIds }: VerifyReport): string[] {
  const lines: string[] = [];
  if (unsealed > 0)
    lines.push(
      `Not sealed yet: ${counted(unsealed, 'row')}, the oldest of ${unsealedSince ?? 'unknown age'}.`,
    );
  if (unanchored > 0) lines.push('The last batch is not in a checkpoint yet.');
  lines.push(keyIds.length > 0 ? `Checkpoints signed by key ${keyIds.join(', ')}.` : 'No checkpoints.');
  return lines;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
