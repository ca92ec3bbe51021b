import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { WrittenFile } from './WrittenFile.tsx'

/** Saves a list of the window as a spreadsheet, in a place that the user chooses, then shows the place. */
export function SaveListe<Row>({
  titre,
  columns,
  rows,
}: {
  readonly titre: string
  readonly columns: readonly CopyColumn<Row>[]
  readonly rows: readonly Row[]
}) {
  const write = useMutation({
    mutationFn: () =>
      call('documents:writeListe', {
        titre,
        colonnes: columns.map(({ header }) => header),
        lignes: rows.map((row) => columns.map(({ text }) => text(row))),
      }),
    onError: notifyFailure,
  })
  if (write.data !== undefined) {
    return (
      <div role="status">
        <WrittenFile {...write.data} />
      </div>
    )
  }
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDeviceFloppy size="1rem" aria-hidden />}
      loading={write.isPending}
      onClick={() => write.mutate()}
    >
      Enregistrer dans un tableur
    </Button>
  )
}
