/** Classes typed one per line, « CE2 ; Mme Roy »: name, then teacher if any. */
export function readClasses(
  text: string,
): { readonly nom: string; readonly enseignant: string | null }[] {
  return text.split('\n').flatMap((line) => {
    const [nom = '', ...rest] = line.split(';').map((part) => part.trim())
    return nom === '' ? [] : [{ nom, enseignant: rest.join(' ').trim() || null }]
  })
}
