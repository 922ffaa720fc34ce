package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.guest.Role;
import java.util.Locale;

/** Every kind of repair, and who may do it. */
public enum RepairKind {
    RETRY_NOW,
    EDIT_AND_RETRY,
    SKIP_STEP,
    MOVE_TO_STEP,
    COMPENSATE,
    CANCEL,
    CANCEL_WITH_WAIVER,
    REFUND,
    SUSPEND,
    RESUME,
    REASSIGN_ROOM,
    RESEND_MESSAGE,
    RESURRECT,
    ADD_NOTE,
    ASSIGN;

    /** What gives money away is for operations and admins; what concerns the house is for its own staff too. */
    public boolean isAllowedTo(Role role) {
        return switch (this) {
            case COMPENSATE, CANCEL_WITH_WAIVER -> role == Role.OPERATIONS || role == Role.ADMIN;
            case REASSIGN_ROOM, RESEND_MESSAGE, ADD_NOTE -> role != Role.GUEST;
            case RETRY_NOW,
                    EDIT_AND_RETRY,
                    SKIP_STEP,
                    MOVE_TO_STEP,
                    CANCEL,
                    REFUND,
                    SUSPEND,
                    RESUME,
                    RESURRECT,
                    ASSIGN -> role.isHeadOffice();
        };
    }

    /** Whether it makes sense for many bookings at once: it needs nothing that only one booking has. */
    public boolean isForMany() {
        return switch (this) {
            case RETRY_NOW,
                    COMPENSATE,
                    CANCEL,
                    CANCEL_WITH_WAIVER,
                    SUSPEND,
                    RESUME,
                    RESEND_MESSAGE,
                    RESURRECT,
                    ADD_NOTE,
                    ASSIGN -> true;
            case EDIT_AND_RETRY, SKIP_STEP, MOVE_TO_STEP, REFUND, REASSIGN_ROOM -> false;
        };
    }

    /** As the API and the audit log write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
