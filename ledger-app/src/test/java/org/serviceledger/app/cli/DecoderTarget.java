package org.serviceledger.app.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.CloudEventCodec.Decoded;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.identifier.CaseNumber;
import org.serviceledger.core.identifier.CheckedCode;
import org.serviceledger.core.identifier.DivisionCode;
import org.serviceledger.core.identifier.IdentifierException;
import org.serviceledger.core.identifier.ItemCode;
import org.serviceledger.core.identifier.OrganisationCode;
import org.serviceledger.core.identifier.ResidentIdentityNumber;
import org.serviceledger.core.identifier.UnifiedSocialCreditCode;
import org.serviceledger.core.privacy.DocumentType;
import org.serviceledger.core.privacy.PersonFields;

/** What must hold of everything that reads what strangers send, whatever that is. Called by Jazzer. */
public final class DecoderTarget {

    private static final CloudEventCodec CODEC = new CloudEventCodec();

    private DecoderTarget() {}

    /** Throws if one of the decoders does what it never may. */
    public static void fuzzerTestOneInput(byte[] data) {
        fact(data);
        lines(data);
        log(data);
        String text = new String(data, StandardCharsets.UTF_8);
        identifier(text, CaseNumber::of, CaseNumber::value, CaseNumber::isWellFormed);
        identifier(text, ItemCode::of, ItemCode::value, ItemCode::isWellFormed);
        identifier(text, DivisionCode::of, DivisionCode::value, DivisionCode::isWellFormed);
        identifier(text, OrganisationCode::of, OrganisationCode::value, OrganisationCode::isWellFormed);
        identifier(text, UnifiedSocialCreditCode::of, UnifiedSocialCreditCode::value,
                UnifiedSocialCreditCode::isWellFormed);
        identifier(text, ResidentIdentityNumber::of, ResidentIdentityNumber::value,
                ResidentIdentityNumber::isWellFormed);
        CheckedCode.isWrong(text);
    }

    /** Bad input is told, never thrown; what is understood is stored in a form that means the same. */
    private static void fact(byte[] data) {
        switch (CODEC.decode(data)) {
            case Decoded.NotUnderstood reason -> require(!reason.code().isEmpty() && !reason.detail().isEmpty(),
                    "a reason without words");
            case Decoded.WithPersons fact -> {
                String rest = fact.rest().toString();
                for (PersonFields person : fact.persons().values()) {
                    String number = person.idNumber();
                    require(number == null || person.idType() != DocumentType.RESIDENT_IDENTITY_CARD
                            || !standsIn(rest, number), "a person's number outside of the person");
                }
            }
            case Decoded.Understood fact -> {
                EventEnvelope stored = CODEC.decodeStored(fact.canonical());
                require(stored.equals(fact.envelope()), "stored, it means something else");
                require(CODEC.decode(fact.canonical()) instanceof Decoded.Understood again
                        && Arrays.equals(again.canonical(), fact.canonical()), "the stored form is not canonical");
            }
        }
    }

    /** Every line that is not blank is given once, as it is. */
    private static void lines(byte[] data) {
        try (NdjsonFile file = new NdjsonFile(new ByteArrayInputStream(data), counting(data), data.length,
                (line, what) -> {})) {
            long before = 0;
            for (ImportFile.Line line = file.next(); line != null; line = file.next()) {
                require(line.number() > before, "line numbers do not grow");
                require(line.json().length > 0 && indexOf(line.json(), (byte) '\n') < 0, "no single line");
                before = line.number();
            }
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
    }

    /** A log that is not well formed is told with its line; what is read of it can be sent. */
    private static void log(byte[] data) {
        try (XesFile file = new XesFile(new BufferedInputStream(new ByteArrayInputStream(data)), counting(data),
                data.length, Map.of(), (line, what) -> require(!what.isEmpty(), "a trouble without words"))) {
            for (ImportFile.Line line = file.next(); line != null; line = file.next()) {
                fact(line.json());
            }
        } catch (IOException e) {
            require(e.getMessage() != null, "not read, without a word");
        }
    }

    private static <T> void identifier(String text, Function<String, T> of, Function<T, String> value,
            Predicate<String> wellFormed) {
        boolean read;
        try {
            T identifier = of.apply(text);
            require(of.apply(value.apply(identifier)).equals(identifier), "written, it is another one");
            read = true;
        } catch (IdentifierException e) {
            read = false;
        }
        require(read == wellFormed.test(text), "well formed or not: two answers");
    }

    private static ImportFile.Counting counting(byte[] data) {
        return new ImportFile.Counting(new ByteArrayInputStream(data));
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** As the intake finds it: within a longer row of digits, such as a case number, anything may come about. */
    private static boolean standsIn(String text, String number) {
        return java.util.regex.Pattern.compile("(?<![0-9])" + number + "(?![0-9])").matcher(text).find();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
