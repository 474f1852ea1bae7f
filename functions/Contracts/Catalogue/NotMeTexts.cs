namespace DigiRenew.Contracts.Catalogue;

/// <summary>The page behind “this wasn’t me”, and the line in every message that leads to it.</summary>
public static class NotMeTexts
{
    /// <summary>The last line before the helpdesk's.</summary>
    public static Text InMail { get; } = new(
        "Nu dumneavoastră ați făcut această cerere? Deschideți pagina de mai jos și apăsați butonul: comanda se suspendă și un operator este chemat.\n{link}",
        "This wasn't you? Open the page below and press the button: the order is put on hold and an officer is called.\n{link}");

    public static Text Title { get; } = new("Nu am făcut eu această cerere", "This wasn't me");

    public static Text Question { get; } = new(
        "Cineva a cerut reînnoirea certificatului dumneavoastră (comanda {number}). Dacă nu ați fost dumneavoastră, apăsați butonul: comanda se suspendă, nu se emite nimic, și un operator vă contactează.",
        "Somebody asked for your certificate to be renewed (order {number}). If it wasn't you, press the button: the order is put on hold, nothing is issued, and an officer will contact you.");

    public static Text Button { get; } = new("Nu am fost eu: suspendați comanda", "It wasn't me: put the order on hold");

    public static Text Held { get; } = new(
        "Comanda {number} este suspendată. Un operator a fost anunțat și vă contactează.",
        "Order {number} is on hold. An officer was told and will contact you.");

    /// <summary>There is nothing to put on hold: a draft, or a certificate that is issued already.</summary>
    public static Text Called { get; } = new(
        "Un operator a fost anunțat despre comanda {number} și vă contactează. Nu comunicați nimănui PIN-ul sau codul primit.",
        "An officer was told about order {number} and will contact you. Give your PIN and the code you received to nobody.");

    public static Text Ended { get; } = new(
        "Comanda {number} s-a încheiat deja fără certificat; nu mai este nimic de suspendat. Dacă aveți îndoieli, sunați la asistență.",
        "Order {number} has already ended without a certificate; there is nothing to put on hold. If in doubt, call the helpdesk.");
}
