/** A path of ours to go on to after signing in; anything else becomes the desk. */
export function ownPath(next: string | null): string {
  return next && next.length <= 2000 && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/desk';
}
