/** Words as a part of an address: "Can I record a call?" as "can-i-record-a-call". */
export function slugOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  return parts.join('-').slice(0, 60).replace(/-+$/, '') || 'answer';
}
