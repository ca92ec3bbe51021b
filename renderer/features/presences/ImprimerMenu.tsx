import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPrinter } from '@tabler/icons-react'
import type { GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import type { GenreFeuille } from './FeuilleImprimee.tsx'
import { hasTwin } from './grille-texts.ts'

/** The sheets that can be printed: to fill by hand, for one séance with signatures, or filled. */
export function ImprimerMenu({
  seances,
  onPrint,
}: {
  readonly seances: readonly GrilleSeance[]
  readonly onPrint: (feuille: GenreFeuille) => void
}) {
  const held = seances.filter(({ etat }) => etat !== 'annulee')
  return (
    <Menu position="bottom-end" withArrow withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          ml="auto"
          leftSection={<IconPrinter size="1rem" aria-hidden />}
          rightSection={<IconChevronDown size="0.875rem" aria-hidden />}
        >
          Imprimer
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="24rem" style={{ overflow: 'auto' }}>
        <Menu.Item onClick={() => onPrint({ type: 'vide' })}>
          La feuille du mois, à remplir à la main
        </Menu.Item>
        <Menu.Item onClick={() => onPrint({ type: 'remplie' })}>
          La feuille du mois, remplie
        </Menu.Item>
        <Menu.Label>Feuille d’une séance, avec arrivée et signature</Menu.Label>
        {held.map((seance) => (
          <Menu.Item
            key={seance.seanceId}
            onClick={() => onPrint({ type: 'seance', seanceId: seance.seanceId })}
          >
            {formatJourLong(seance.date)}
            {hasTwin(seance, seances) ? `, ${formatHoraire(seance)}` : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
