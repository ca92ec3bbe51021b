import { GENRES_PERSONNE, type Personne } from '../../../shared/domain/personne.ts'
import { exportPersonne } from '../../features/personnes/export-personne.service.ts'
import { effacer, resumeOf } from '../../features/personnes/personnes.service.ts'
import { requiredOption, textOption } from '../choose.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

const WHO = {
  enfant: { type: 'string' },
  famille: { type: 'string' },
  intervenant: { type: 'string' },
} as const

const WHO_USAGE = '--enfant ID | --famille ID | --intervenant ID'

function personneOf(context: CommandContext): Personne {
  const given = GENRES_PERSONNE.flatMap((genre) => {
    const id = textOption(context, genre)
    return id === undefined ? [] : [{ genre, id }]
  })
  const [personne] = given
  if (personne === undefined || given.length > 1) {
    throw new WrongUsage(`Nommez une seule personne : ${WHO_USAGE}.`)
  }
  return personne
}

export const personneExporter: Command = {
  usage: `personne exporter ${WHO_USAGE} --sortie FICHIER`,
  summary: 'écrit tout ce qui est enregistré sur une personne : page .html, texte .txt ou .json',
  options: { ...WHO, sortie: { type: 'string' } },
  arguments: 0,
  async run(context) {
    const path = context.resolvePath(requiredOption(context, 'sortie'))
    const personne = personneOf(context)
    const { written, parties } = valueOrRefuse(
      await exportPersonne(context.readBase().db, personne, { path, now: context.now }),
    )
    return {
      json: { fichier: written.path, octets: written.octets, parties },
      text: [
        `Données écrites : ${written.path}`,
        ...Object.entries(parties).map(([titre, n]) => `  ${titre} : ${n}`),
      ].join('\n'),
    }
  },
}

export const personneEffacer: Command = {
  usage: `personne effacer ${WHO_USAGE}`,
  summary:
    'efface une personne partout (fiche, historique, brouillons, sauvegardes), sans retour ; les chiffres restent',
  options: WHO,
  arguments: 0,
  async run(context) {
    const done = valueOrRefuse(await effacer(context.openBase(), personneOf(context), context.now))
    return {
      json: { ...done, sauvegardes: done.sauvegardes.length, copies: done.sauvegardes },
      text: resumeOf(done).join('\n'),
    }
  },
}
