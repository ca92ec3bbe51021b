import { memo } from '../../understand/lecture.ts'

/** Numbers that ask for nothing: those of a list or of a question, and years. Longer ones are amounts. */
export const NUMERO = /^(?:[a-r]?\d{1,2}|\d[a-h]|[ivx]{2,4}|(?:19|20)\d{2})$/

/** Words without any meaning for the question asked. */
export const VIDES = new Set(
  (
    'appartiennent direct directe travaille travailles travaillee travaillees realise realisee realises realisees constitue constitues ouvert ouverts ouverte ouvertes affecte affectes affectees pris prise prises charge confondu confondus confondues cela represente representent identite dossier quand elles ayant interviennent participent encadrent accompagnent frequentent deroulee deroule deroulees place lieu eu utilisez utilise disposez proposez organisez existe effectuez menez mene menee menees menes realisez scolarise scolarises scolarisee scolarisees accompagne accompagnes accompagnee accompagnees intervention interventions intervenant-e cadre a au aux soit ainsi egalement aussi avec c ce ces cette dans de des d du elle en et eu il ils j je l la le les leur leurs lors m n ne nous on ou par pas plus pour qu que quel quelle quelles quels qui s sa se ses si son sont sur t un une vos votre vous y ete est ete etre avez avoir avons a-t-il fait font ' +
    'clas projet projets action actions annee annees scolaire scolaires local accompagnement scolarite contrat bilan bilans cours periode ' +
    'accueilli accueillis accueillie accueillies different differents differente differentes distinct distincts distinctes inscrit inscrits inscrite inscrites concerne concernes concernee concernees participant participants participante participantes participe beneficiant beneficie suivi suivis suivies frequente frequentant frequentation touche touches touchees rencontre rencontrees mobilise mobilises mobilisees engage engages impliques impliquees presents present presentes ' +
    'mise mises mis oeuvre oeuvres tenu tenus tenues tenue organise organisees organisees effectue effectues effectuees proposees propose proposes assure assures assurees intervenu intervenues intervenus deroulement fonctionnement activite activites annuel annuels annuelle annuelles global globale general generale precisez preciser indiquer indiquez veuillez renseigner reponse reponses donnees donnee indicateur indicateurs libelle rubrique merci svp citez citer listez lister nommez cochez cocher ci dessous dessus suivant suivants jour h ans an personne personnes moins au-moins selon reparti repartis repartition categorie categories statut statuts type types valeur valeurs resultat resultats fonctionne viennent effective effectives aupres ont ete etaient sont etait fait faite faites nous avons soit nature compris inclus civique entre pendant durant jusqu'
  ).split(/\s+/),
)

/** Endings of both genders or of both numbers: « référent(e) », « établissement(s) », « inscrit·e·s », « coordinateur/trice ». */
const ACCORDS =
  /(?<=\p{L})(?:\((?:e|s|es|x|ne|nes|le|les|trices?|rices?|euses?|[èe]res?|i[èe]res?|ves?|ses?)\)|[·•](?:e·s|e|s|es|x|ne|le|trices?|rices?|euses?)(?!\p{L})|\/(?:trices?|rices?|euses?|e|es)(?!\p{L}))+/gu

/** Text without accents or capitals, one space between words: the only form that the lexicon reads. Words repeat at each place. */
export const normalise = memo((texte) =>
  texte
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(ACCORDS, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/n\s*[°º]/g, ' n ')
    .replace(/[^\p{L}\p{N}%€+]+/gu, ' ')
    .trim(),
)
