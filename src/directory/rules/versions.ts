/** Whether the latest version of an entry was sent back, and nothing was approved since. */
export function wasSentBack(latest: { number: number; state: string }, approved: number | null): boolean {
  return latest.state === 'declined' && latest.number > (approved ?? 0);
}
