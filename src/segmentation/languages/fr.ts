import type { Language } from './language.ts'

export const french: Language = {
  never: `
    M MM Mme Mmes Mlle Mlles Me Mes Mgr Dr Pr Prof Gal Gén Col Cap Lt Cdt Adj Sgt Card St Ste Sts R.P S.E S.A.R S.M
    Vve Pdt c.-à-d p.ex i.e e.g ex cf vs env av apr éd trad coll dir adm hab boul bd gén cdt sgt maj brig cne insp
  `,
  numeric: `
    n no nos art p pp t vol chap ch fig pl al § sect tél éd f fol vers janv févr avr juil sept oct nov déc lun mar mer
    jeu ven sam dim min h
  `,
  ends: 'etc',
  mayEnd: 'S.A S.A.S S.A.R.L Cie Sté Inc Corp Ltd Co Bros J.-C av.J.-C apr.J.-C Jr',
  starters: `
    Le La Les L Un Une Des Du De D Ce Cet Cette Ces C Il Elle Ils Elles On Je J Tu Nous Vous Qui Que Qu Quoi Quand
    Quel Quelle Quels Quelles Où Comment Pourquoi Et Mais Ou Or Donc Car Ni Si S Dans En Au Aux À A Par Pour Sur Sous
    Avec Sans Chez Entre Vers Contre Depuis Pendant Durant Après Avant Selon Malgré Dès Lors Lorsque Alors Ainsi Aussi
    Puis Ensuite Enfin Pourtant Cependant Toutefois Néanmoins Bien Tout Tous Toute Toutes Son Sa Ses Leur Leurs Mon Ma
    Mes Notre Nos Votre Vos Plus Plusieurs Certains Certaines Aucun Aucune Autre Autres Chaque Même Ici Là Hier Demain
    Aujourd Déjà Encore Jamais Très Trop Peu Près Parmi Afin Comme Parce Puisque Quant Est Sont N Ne Y Voici Voilà
    Ceux Celle Celui
  `,
  continuing: `
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre Janvier Février Mars Avril
    Mai Juin Juillet Août Septembre Octobre Novembre Décembre Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche
  `
}
