/** Blank row as high as the rows left out of a long table, so that the scroll bar has the right size. */
export function SpacerRow({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden data-spacer>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
