package io.lodgeflow.scenarios.kill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * When the server is killed.
 *
 * @param number 1 for the first
 * @param count of what {@link Moment} counts
 * @param part of an ordinary start that is let pass, for {@link Moment#STARTING}
 */
record KillPoint(int number, Moment moment, int count, double part) {

    enum Moment {
        /** While the count-th request, and those of the other callers, are under way. */
        IN_FLIGHT,
        /** By the very caller who has just read the count-th answer that promised something. */
        AFTER_ANSWER,
        /** While the clock is being moved, after the count-th further request was sent. */
        TRAVELING,
        /** The server was asked to stop after the count-th request, and is killed a few requests later. */
        STOPPING,
        /** Before, or just after, the server is ready; no caller has seen it yet. */
        STARTING
    }

    private static final List<Moment> MIX = List.of(
            Moment.STARTING,
            Moment.IN_FLIGHT,
            Moment.AFTER_ANSWER,
            Moment.TRAVELING,
            Moment.IN_FLIGHT,
            Moment.AFTER_ANSWER,
            Moment.STOPPING);

    /** The same for the same seed. The first point is always in the first start, when the tables are made. */
    static List<KillPoint> plan(long seed, int points) {
        Random random = new Random(seed);
        List<Moment> moments = new ArrayList<>();
        for (int i = 1; i < points; i++) {
            moments.add(MIX.get(i % MIX.size()));
        }
        Collections.shuffle(moments, random);
        moments.addFirst(Moment.STARTING);
        List<KillPoint> plan = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            int count = switch (moment) {
                case IN_FLIGHT, STOPPING -> 40 + random.nextInt(160);
                case AFTER_ANSWER -> 10 + random.nextInt(60);
                case TRAVELING -> random.nextInt(12);
                case STARTING -> 0;
            };
            plan.add(new KillPoint(i + 1, moment, count, 0.25 + 0.85 * random.nextDouble()));
        }
        return plan;
    }
}
