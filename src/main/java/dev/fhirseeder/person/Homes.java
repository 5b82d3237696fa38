package dev.fhirseeder.person;

import java.util.Arrays;

/**
 * Who of a block lives with whom. Two adults who look for a partner make a couple if they are of the other sex and near in
 * age; then adults who would rather stay with their parents and, after them, children each find a couple or, failing
 * that, a lone adult who may be their parent. Who finds nobody lives alone: a child's parents are then outside the block.
 *
 * <p>The result depends on ages, sexes and wishes alone, and on nothing of what the members of a household share, so that
 * sharing changes no share of the population.
 *
 * <p>Omitted: couples of one sex, grandparents, flatmates, and siblings who are twins.
 */
final class Homes {

    /** The most days between the births of a couple; a judgement (unsourced). */
    private static final long COUPLE_GAP = 12 * 365;

    /** How much older than a child a parent is, in days; judgements (unsourced). */
    private static final long YOUNGEST_PARENT = 18 * 366;

    private static final long OLDEST_MOTHER = 45 * 365;
    private static final long OLDEST_FATHER = 60 * 365;

    /** The fewest days between two births of one mother; a judgement (unsourced). */
    private static final long SIBLING_GAP = 300;

    private static final int MOST_CHILDREN = 5;
    private static final int NOBODY = -1;

    private final Block block;
    private final Resident[] residents = new Resident[Block.SIZE];
    private final int[] partners = new int[Block.SIZE];
    private final int[] parents = new int[Block.SIZE];

    Homes(Block block) {
        this.block = block;
        Arrays.fill(partners, NOBODY);
        Arrays.fill(parents, NOBODY);
        for (int i = 0; i < Block.SIZE; i++) {
            residents[i] = new Resident(block.index(i), block.birth(i), block.sex(i));
        }
        for (int i = 0; i < Block.SIZE; i++) {
            if (block.seeks(i) && partners[i] == NOBODY) {
                pair(i);
            }
        }
        for (int i = 0; i < Block.SIZE; i++) {
            if (block.stays(i)) {
                parents[i] = parent(i);
            }
        }
        for (int i = 0; i < Block.SIZE; i++) {
            if (!block.isAdult(i)) {
                parents[i] = parent(i);
            }
        }
    }

    /** Returns the household of the neighbour at a position. */
    Household of(int at) {
        boolean isChild = parents[at] != NOBODY;
        int home = isChild ? parents[at] : at;
        int partner = partners[home];
        int head = partner == NOBODY ? home : Math.min(home, partner);
        int other = partner == NOBODY ? NOBODY : Math.max(home, partner);
        return new Household(residents[head], other == NOBODY ? null : residents[other], residents[at], isChild);
    }

    private void pair(int one) {
        int best = NOBODY;
        long bestGap = COUPLE_GAP + 1;
        for (int i = one + 1; i < Block.SIZE; i++) {
            if (block.seeks(i) && partners[i] == NOBODY && block.isFemale(i) != block.isFemale(one)) {
                long gap = Math.abs(block.birth(i) - block.birth(one));
                if (gap < bestGap) {
                    best = i;
                    bestGap = gap;
                }
            }
        }
        if (best != NOBODY) {
            partners[one] = best;
            partners[best] = one;
        }
    }

    /** Returns the first who heads a household where this child may live: a couple, else a woman, else a man. */
    private int parent(int child) {
        int best = NOBODY;
        int bestRank = 0;
        for (int i = 0; i < Block.SIZE; i++) {
            int rank = rank(i);
            if (rank > bestRank && mayBeParents(i, child)) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }

    private int rank(int at) {
        if (!block.isAdult(at) || block.stays(at) || (partners[at] != NOBODY && partners[at] < at)) {
            return 0;
        }
        return partners[at] != NOBODY ? 3 : block.isFemale(at) ? 2 : 1;
    }

    private boolean mayBeParents(int home, int child) {
        return mayBeParent(home, child)
                && (partners[home] == NOBODY || mayBeParent(partners[home], child))
                && hasRoom(home, child);
    }

    private boolean mayBeParent(int parent, int child) {
        long gap = block.birth(child) - block.birth(parent);
        return gap >= YOUNGEST_PARENT && gap <= (block.isFemale(parent) ? OLDEST_MOTHER : OLDEST_FATHER);
    }

    private boolean hasRoom(int home, int child) {
        int children = 0;
        for (int i = 0; i < Block.SIZE; i++) {
            if (parents[i] == home) {
                children++;
                if (Math.abs(block.birth(i) - block.birth(child)) < SIBLING_GAP) {
                    return false;
                }
            }
        }
        return children < MOST_CHILDREN;
    }
}
