package org.serviceledger.app.demo.province;

import java.util.List;

/**
 * The comprehensive hall (政务大厅) of a city or county.
 *
 * @param hallId  region and a number
 * @param windows in the order of their numbers
 */
public record Hall(String hallId, Division division, List<Window> windows) {

    private static final int SLOTS_PER_WINDOW = 2;

    public Hall {
        windows = List.copyOf(windows);
    }

    /**
     * A window.
     *
     * @param number two digits
     * @param queue  which it serves
     */
    public record Window(String number, HallQueue queue) {}

    /** In Chinese. */
    public String name() {
        return division.name() + "政务服务中心";
    }

    /** In English. */
    public String englishName() {
        return division.englishName() + " Government Service Centre";
    }

    /** The queues that windows serve, in the order of their letters. */
    public List<HallQueue> queues() {
        return windows.stream().map(Window::queue).distinct().sorted().toList();
    }

    /** The windows that serve a queue. */
    public List<Window> windowsOf(HallQueue queue) {
        return windows.stream().filter(window -> window.queue() == queue).toList();
    }

    /** Appointments that fit into one slot. */
    public int slotCapacity() {
        return SLOTS_PER_WINDOW * windows.size();
    }
}
