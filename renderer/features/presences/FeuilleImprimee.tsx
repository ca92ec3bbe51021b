import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { IsoDate } from '../../../shared/dates.ts'
import { isInscrit } from '../../../shared/domain/presence.ts'
import { formatDeMois } from '../../../shared/format.ts'
import type { GrilleMois } from '../../../shared/ipc/presences.ipc.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import styles from './Feuille.module.css'
import { FeuilleMois, FeuilleTitre } from './FeuilleMois.tsx'
import { hauteurStyle } from './feuille-texts.ts'
import { buildGrille, type Grille } from './grille.ts'
import { hasTwin, nomDuRegistre } from './grille-texts.ts'

/** A sheet to print: the month to fill by hand, the month as it is recorded, one séance with signatures. */
type GenreFeuille =
  | { readonly type: 'vide' }
  | { readonly type: 'remplie' }
  | { readonly type: 'seance'; readonly seanceId: string }

/** A sheet with the register it shows. */
export type Feuille = {
  readonly genre: GenreFeuille
  readonly saved: GrilleMois
  readonly mois: string
}

/** Prints sheets, each on its own page, in place of the window; never shown on screen. */
export function FeuillesImprimees({
  feuilles,
  today,
  onPrinted,
}: {
  readonly feuilles: readonly Feuille[]
  readonly today: IsoDate
  readonly onPrinted: () => void
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request prints once, however often it renders
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [feuilles])
  return createPortal(
    <div data-feuille={feuilles[0]?.genre.type ?? ''} className={styles.feuille}>
      {feuilles.map(({ genre, saved, mois }) => (
        <div key={saved.collectif.collectifId} className={styles.page}>
          {genre.type === 'seance' ? (
            <FeuilleSeance
              saved={saved}
              grille={buildGrille(saved, today)}
              seanceId={genre.seanceId}
            />
          ) : (
            <FeuilleMois
              saved={saved}
              grille={buildGrille(saved, today)}
              mois={mois}
              isFilled={genre.type === 'remplie'}
            />
          )}
        </div>
      ))}
    </div>,
    document.body,
  )
}

const COLUMNS = ['P', 'A', 'E', 'Arrivée', 'Départ', 'Signature', 'Observations'] as const
const BLANK_LINES = ['a', 'b', 'c']

/** Sheet of one séance: enfants expected, with room for hours and signatures. */
function FeuilleSeance({
  saved,
  grille,
  seanceId,
}: {
  readonly saved: GrilleMois
  readonly grille: Grille
  readonly seanceId: string
}) {
  const seance = grille.seances.find((one) => one.seanceId === seanceId)
  if (seance === undefined) return null
  const attendus = saved.enfants.filter(({ periodes }) => isInscrit(periodes, seance.date))
  return (
    <>
      <table className={styles.table} style={hauteurStyle(attendus.length + BLANK_LINES.length)}>
        <colgroup>
          <col className={styles.rangCol} />
          <col className={styles.nomCol} />
          <col span={3} className={styles.caseCol} />
          <col span={2} className={styles.heureCol} />
          <col className={styles.signatureCol} />
          <col />
        </colgroup>
        <thead>
          <FeuilleTitre
            title={`Présences, ${formatJourLong(seance.date)} ${seance.date.slice(0, 4)}`}
            horaire={formatHoraire(seance)}
            saved={saved}
            span={COLUMNS.length + 2}
          />
          <tr>
            <th />
            <th className={styles.nom}>Enfant</th>
            {COLUMNS.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attendus.map((enfant, row) => (
            <tr key={enfant.enfantId}>
              <td className={styles.rang}>{row + 1}</td>
              <th scope="row" className={styles.nom}>
                {nomDuRegistre(enfant)}
              </th>
              {COLUMNS.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
          {BLANK_LINES.map((line, index) => (
            <tr key={line}>
              <td className={styles.rang}>{attendus.length + index + 1}</td>
              <th />
              {COLUMNS.map((column) => (
                <td key={column} />
              ))}
            </tr>
          ))}
          <tr className={styles.signature}>
            <th colSpan={2}>Intervenants présents et signatures</th>
            <td colSpan={COLUMNS.length} />
          </tr>
        </tbody>
      </table>
      <div className={styles.notes}>
        <p>P&nbsp;: présent · A&nbsp;: absent · E&nbsp;: excusé</p>
      </div>
    </>
  )
}

/** Menu of the sheets to print: every collectif or the one shown, by month or by séance. */
export function ImprimerMenu({
  saved,
  moisDeTous,
  onPrint,
  onPrintTous,
}: {
  /** The register shown; null while it is read, or when nobody is in it. */
  readonly saved: GrilleMois | null
  /** The months whose sheets can be printed for every collectif at once. */
  readonly moisDeTous: readonly string[]
  readonly onPrint: (feuille: GenreFeuille) => void
  readonly onPrintTous: (mois: string) => void
}) {
  const seances = saved?.seances ?? []
  const held = seances.filter(({ etat }) => etat !== 'annulee')
  return (
    <Menu position="bottom-end" withArrow>
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
        <Menu.Label>Tous les collectifs, à remplir à la main</Menu.Label>
        {moisDeTous.map((mois) => (
          <Menu.Item key={mois} onClick={() => onPrintTous(mois)}>
            Toutes les feuilles {formatDeMois(mois)}
          </Menu.Item>
        ))}
        {saved === null ? null : (
          <>
            <Menu.Label>{saved.collectif.nom}</Menu.Label>
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
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
