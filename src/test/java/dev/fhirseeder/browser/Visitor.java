package dev.fhirseeder.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** Reads a page, fills in its fields, and presses what can be pressed. */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Browser browser;

    /** Sits down before a browser. */
    public Visitor(Browser browser) {
        this.browser = browser;
    }

    /** Returns the first such element. */
    public WebElement element(By what) {
        return browser.driver().findElement(what);
    }

    /** Returns what is seen in the element of that id. */
    public String text(String id) {
        return text(By.id(id));
    }

    /** Returns what is seen in the first such element. */
    public String text(By what) {
        return element(what).getText();
    }

    /** Clicks the first such element; if another takes its place at that moment, that one. */
    public void click(By what) {
        await("it is clicked", () -> {
            element(what).click();
            return true;
        });
    }

    /** Puts text into the field of that id, and opens what hides it. */
    public void fill(String id, String text) {
        WebElement field = element(By.id(id));
        if (!field.isDisplayed()) {
            click(By.cssSelector("#start-form summary"));
        }
        field.clear();
        field.sendKeys(text);
    }

    /** Waits until something is seen. What is looked at may be replaced at that moment: it is then looked at again. */
    public void await(String what, BooleanSupplier wished) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSeen(wished)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static boolean isSeen(BooleanSupplier wished) {
        try {
            return wished.getAsBoolean();
        } catch (StaleElementReferenceException e) {
            return false;
        }
    }
}
