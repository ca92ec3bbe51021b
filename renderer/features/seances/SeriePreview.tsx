import { Checkbox } from '@mantine/core'
import type { Moment } from '../../../shared/domain/planification.ts'
import { formatCount } from '../../../shared/format.ts'
import type { SeriePreview as Preview, SerieCollectif } from '../../../shared/ipc/seances.ipc.ts'
import { formatHeureDuJour, formatJour } from '../../texts/dates.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './SerieModal.module.css'

type Seance = Moment & { readonly creneauId: string }

/** What would be created, each date to untick, and what is left out with its reason. */
export function SeriePreview({
  preview,
  isLeft,
  onToggle,
}: {
  readonly preview: Preview
  readonly isLeft: (seance: Seance) => boolean
  readonly onToggle: (seance: Seance) => void
}) {
  return (
    <>
      {preview.inconnues.length === 0 ? null : (
        <Notice tone="warn" title="Des dates de vacances ne sont pas connues">
          Vérifiez les séances qui tombent pendant ces périodes&nbsp;:{' '}
          {preview.inconnues.join(', ')}. Vous pouvez noter leurs dates dans les Réglages.
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className={styles.preview} aria-label="Séances à créer" tabIndex={0}>
        {preview.series.map((serie) => (
          <Serie key={serie.collectifId} serie={serie} isLeft={isLeft} onToggle={onToggle} />
        ))}
      </section>
    </>
  )
}

function Serie({
  serie,
  isLeft,
  onToggle,
}: {
  readonly serie: SerieCollectif
  readonly isLeft: (seance: Seance) => boolean
  readonly onToggle: (seance: Seance) => void
}) {
  const { collectif, seances, ecartees } = serie
  const reasons = Map.groupBy(ecartees, ({ motif }) =>
    motif.genre === 'seance-deja-la' ? 'séance déjà là' : motif.nom,
  )
  return (
    <section className={styles.serie} aria-label={collectif}>
      <h3 className={styles.title}>
        {collectif} <Quiet>{formatCount(seances.length, 'séance')}</Quiet>
      </h3>
      <div className={styles.dates}>
        {seances.map((seance) => (
          <Checkbox
            key={`${seance.creneauId} ${seance.date}`}
            size="xs"
            label={`${formatJour(seance.date)}, ${formatHeureDuJour(seance.debut)}`}
            checked={!isLeft(seance)}
            onChange={() => onToggle(seance)}
          />
        ))}
      </div>
      {ecartees.length === 0 ? null : (
        <div className={styles.left}>
          <p className={styles.leftTitle}>
            {formatCount(ecartees.length, 'date écartée', 'dates écartées')}
          </p>
          <ul>
            {[...reasons].map(([reason, dates]) => (
              <li key={reason}>
                <strong>{reason}</strong>&nbsp;:{' '}
                {dates.map(({ date }) => formatJour(date)).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
