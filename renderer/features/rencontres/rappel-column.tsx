import { IconBell, IconCheck } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { isRappelDu, type Rappel } from '../../../shared/domain/rencontre.ts'
import { formatDate } from '../../../shared/format.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { ListColumn } from './list-columns.tsx'

/** Column of the reminders; sorted, those still to do come first, earliest at the top. */
export const rappelColumn = <Row extends { readonly rappel: Rappel | null }>(
  today: IsoDate,
): ListColumn<Row> => ({
  id: 'rappel',
  header: 'À revoir',
  width: '10rem',
  text: ({ rappel }) => (rappel === null ? '' : rappelText(rappel)),
  sortBy: ({ rappel }) => (rappel === null ? null : `${rappel.isFait ? 1 : 0} ${rappel.date}`),
  cell: ({ rappel }) => (rappel === null ? null : <RappelCell rappel={rappel} today={today} />),
})

function rappelText({ date, objet, isFait }: Rappel): string {
  const what = objet === null ? '' : `\u00a0: ${objet}`
  return `${formatDate(date)}${what}${isFait ? ' (fait)' : ''}`
}

function RappelCell({ rappel, today }: { readonly rappel: Rappel; readonly today: IsoDate }) {
  const { date, objet, isFait } = rappel
  return (
    <>
      {isFait ? (
        <Tag tone="good" icon={<IconCheck aria-hidden />}>
          fait
        </Tag>
      ) : (
        <Tag tone={isRappelDu(rappel, today) ? 'warn' : 'quiet'} icon={<IconBell aria-hidden />}>
          {formatDate(date)}
        </Tag>
      )}
      {objet === null ? null : <Quiet block>{objet}</Quiet>}
    </>
  )
}
