package org.serviceledger.command.appointment;

import java.util.List;

import org.serviceledger.command.casework.ItemState;
import org.serviceledger.command.decision.CommandDefinition;

/** All commands about appointments, with what each rests on. */
public final class AppointmentCommands {

    private AppointmentCommands() {}

    /** Every command of this package. */
    public static List<CommandDefinition<?, ?>> all() {
        return List.of(
                new CommandDefinition<>(BookAppointment.class,
                        (command, at) -> SlotState.slot(command.hallId(), command.slotStart())
                                .and(ItemState.boundary(command.itemCode())),
                        SlotState.MODEL, AppointmentDecider::book, true),
                new CommandDefinition<>(RescheduleAppointment.class,
                        (command, at) -> SlotState.slot(command.hallId(), command.slotStart())
                                .and(SlotState.appointment(command.appointmentId())),
                        SlotState.MODEL, AppointmentDecider::reschedule, true),
                new CommandDefinition<>(CancelAppointment.class,
                        (command, at) -> SlotState.appointment(command.appointmentId()), SlotState.MODEL,
                        AppointmentDecider::cancel));
    }
}
