import { IconCalendarTime, IconCheck, IconPencil, IconX } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import type { EtatSeance } from '../../../shared/domain/listes.ts'
import { isRegistreASaisir } from '../../../shared/domain/seance.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ETAT_SEANCE } from '../../../shared/texts/libelles.ts'
import { Tag } from '../../ui/Tag.tsx'

const ETAT_SIGNS = {
  tenue: { tone: 'good', icon: <IconCheck aria-hidden /> },
  prevue: { tone: 'quiet', icon: <IconCalendarTime aria-hidden /> },
  annulee: { tone: 'bad', icon: <IconX aria-hidden /> },
} as const satisfies Record<EtatSeance, unknown>

/** The état of a séance: a word, an icon, a colour. */
export function EtatTag({ etat }: { readonly etat: EtatSeance }) {
  const { tone, icon } = ETAT_SIGNS[etat]
  return (
    <Tag tone={tone} icon={icon}>
      {LIBELLES_ETAT_SEANCE[etat]}
    </Tag>
  )
}

/** The état of a séance in a calendar, or « À saisir » while its register waits. */
export function SuiviTag({
  seance,
  today,
}: {
  readonly seance: SeanceLigne
  readonly today: IsoDate
}) {
  if (!isRegistreASaisir(seance, today)) return <EtatTag etat={seance.etat} />
  return (
    <Tag tone="warn" icon={<IconPencil aria-hidden />}>
      À saisir
    </Tag>
  )
}
